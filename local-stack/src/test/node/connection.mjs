// Subscribed to all streams, by one connection after the other.
import WebSocket from 'ws';

const STREAMS_PER_REQUEST = 30;
const WAIT_MILLIS_MIN = 50;
const WAIT_MILLIS_MAX = 2_000;
/** The server pings every 15 s. */
const SILENCE_MILLIS_MAX = 45_000;

export class Connection {
    #address;
    #streams;
    #report;
    #socket = null;
    #waitMillis = WAIT_MILLIS_MIN;
    #isClosed = false;
    #requests = [];
    #requestId = 0;
    /** The streams that the last request asks to resume. */
    #asked = new Set();

    constructor(address, streams, report) {
        this.#address = address;
        this.#streams = new Map(streams.map((stream) => [stream.name, stream]));
        this.#report = report;
    }

    open() {
        const socket = new WebSocket(this.#address);
        this.#socket = socket;
        let silence;
        const heard = () => {
            clearTimeout(silence);
            silence = setTimeout(() => socket.terminate(), SILENCE_MILLIS_MAX);
        };
        heard();
        socket.on('ping', heard);
        socket.on('open', () => this.#begin());
        socket.on('message', (text) => {
            heard();
            if (socket === this.#socket) {
                this.#hear(JSON.parse(text));
            }
        });
        // Of a refused or broken connection: the close comes after it.
        socket.on('error', () => {});
        socket.on('close', () => {
            clearTimeout(silence);
            if (socket === this.#socket) {
                this.#again();
            }
        });
    }

    close() {
        this.#isClosed = true;
        this.#socket.close();
    }

    #again() {
        this.#socket.terminate();
        this.#socket = null;
        if (!this.#isClosed) {
            setTimeout(() => this.open(), this.#waitMillis);
            this.#waitMillis = Math.min(2 * this.#waitMillis, WAIT_MILLIS_MAX);
        }
    }

    #begin() {
        this.#report.count('connections');
        const names = [...this.#streams.keys()];
        this.#streams.forEach((stream) => stream.connected());
        this.#requests = [];
        for (let from = 0; from < names.length; from += STREAMS_PER_REQUEST) {
            this.#requests.push(names.slice(from, from + STREAMS_PER_REQUEST));
        }
        this.#subscribe();
    }

    /** A request once the one before is answered: more than 20 a second are too many. */
    #subscribe() {
        const params = this.#requests[0];
        const seen = params
            .map((name) => [name, this.#streams.get(name).lastSeen])
            .filter(([, id]) => id !== undefined)
            .map(([name, id]) => [name, String(id)]);
        this.#asked = new Set(seen.map(([name]) => name));
        const resume = seen.length > 0 ? {resume: Object.fromEntries(seen)} : {};
        this.#requestId++;
        this.#socket.send(
            JSON.stringify({method: 'SUBSCRIBE', params, ...resume, id: this.#requestId}));
    }

    #hear(message) {
        if (message.stream !== undefined) {
            this.#frame(message);
        } else if (message.e === 'serverShutdown') {
            this.#again();
        } else if (message.id === this.#requestId && this.#requests.length > 0) {
            this.#answer(message, this.#requests.shift());
        } else {
            this.#report.defect(`neither a frame nor an answer: ${JSON.stringify(message)}`);
        }
    }

    #frame({stream: name, data}) {
        this.#report.count('frames');
        const stream = this.#streams.get(name);
        if (stream === undefined) {
            this.#report.defect(`a frame of ${name}, which is not subscribed to`);
            return;
        }
        try {
            stream.take(data);
        } catch (error) {
            this.#report.defect(`${name}: ${error.message}`);
        }
    }

    #answer({result, error}, params) {
        if (error?.code === 'NOT_READY') {
            this.#again();
            return;
        }
        if (error !== undefined) {
            this.#report.defect(`refused: ${error.code} ${error.msg}`);
            return;
        }
        for (const name of params) {
            this.#settle(name, this.#asked.has(name), result);
        }
        this.#waitMillis = WAIT_MILLIS_MIN;
        if (this.#requests.length > 0) {
            this.#subscribe();
        }
    }

    #settle(name, isAsked, result) {
        const isResumed = result?.resumed.includes(name) ?? false;
        const isAnew = result?.anew.includes(name) ?? false;
        if (isAsked ? isResumed === isAnew : isResumed || isAnew) {
            const asked = isAsked ? 'asked' : 'not asked';
            this.#report.defect(`${name}: ${asked}, resumed: ${isResumed}, anew: ${isAnew}`);
        }
        this.#report.count('resumed', isResumed ? 1 : 0);
        this.#report.count('anew', isAnew ? 1 : 0);
        this.#streams.get(name).answered(isResumed);
    }
}
