// Rebuilds books from the streams of market-data-service for a while, knowing no more of it than
// docs/api/market-data.asyncapi.yaml says, and tells whether anything was not as described there.
//
//   node books.mjs http://127.0.0.1:8085 [--symbols BTC-USDT,ETH-USDT] [--seconds 300]
//
// Prints a line of JSON. Exit code: 0, 1 after a defect, 2 when it cannot begin. With
// --break gap, level or trade it makes that mistake once, to show that it would be found.
import {setTimeout as sleep} from 'node:timers/promises';
import {parseArgs} from 'node:util';
import {Book} from './book.mjs';
import {Connection} from './connection.mjs';
import {DepthStream, Steps, TradeStream} from './stream.mjs';

const DEFECTS_NAMED_MAX = 20;
const END_MILLIS_MAX = 60_000;
const RETRY_MILLIS = 50;
/** With three streams each: a connection has at most 200. */
const SYMBOLS_PER_CONNECTION = 66;
const DEPTH_LEVELS = 5_000;
const TRADES_PAGE = 1_000;

class Report {
    counts = {
        connections: 0, frames: 0, snapshots: 0, increments: 0, checksums: 0, agreements: 0,
        trades: 0, tradesCompared: 0, booksCompared: 0, resumed: 0, anew: 0, defects: 0,
    };
    named = [];
    #mistake;

    constructor(mistake) {
        this.#mistake = mistake;
    }

    count(what, times = 1) {
        this.counts[what] += times;
    }

    defect(text) {
        this.counts.defects++;
        if (this.named.length < DEFECTS_NAMED_MAX) {
            this.named.push(text);
        }
    }

    /** Whether to make this mistake now: once, if it was asked for. */
    breaks(mistake, isTime) {
        if (this.#mistake !== mistake || !isTime) {
            return false;
        }
        this.#mistake = undefined;
        return true;
    }
}

/** Asks the REST interface until it answers and the answer will do; null when it is too late. */
async function ask(address, deadline, use) {
    while (Date.now() < deadline) {
        const answer = await fetch(address, {signal: AbortSignal.timeout(10_000)})
            .then((response) => response.ok ? response.json() : null)
            .catch(() => null);
        const result = answer === null ? null : use(answer);
        if (result !== null) {
            return result;
        }
        await sleep(RETRY_MILLIS);
    }
    return null;
}

/** The book of the REST interface and the one of the stream, after the same change. */
async function compareBook(base, symbol, stream, steps, report, deadline) {
    const address = `${base}/api/v1/depth?symbol=${symbol}&limit=${DEPTH_LEVELS}`;
    const isSame = await ask(address, deadline, (depth) => {
        const rest = new Book(depth, DEPTH_LEVELS);
        if (stream.book?.last === rest.last) {
            const isWhole = stream.book.isWhole && rest.isWhole;
            return isWhole
                ? stream.book.digest() === rest.digest()
                : stream.book.checksum() === rest.checksum();
        }
        // Changes go on: what the stream was then, if it stood there.
        return rest.isWhole && steps.has(rest.last) ? steps.agrees(rest) : null;
    });
    report.count('booksCompared', isSame === null ? 0 : 1);
    if (isSame === null) {
        report.defect(`${stream.name}: never after the same change as GET /api/v1/depth`);
    } else if (!isSame) {
        report.defect(`${stream.name}: another book than GET /api/v1/depth`);
    }
}

/** All trades the venue made from the first one seen to the last one, against those that came. */
async function compareTrades(base, symbol, stream, report, deadline) {
    const seen = new Map(stream.trades.map((trade) => [trade.id, trade]));
    let next = BigInt(stream.trades[0]?.id ?? 0);
    const last = BigInt(stream.lastSeen ?? -1);
    while (next <= last) {
        const page = `symbol=${symbol}&fromId=${next}&limit=${TRADES_PAGE}`;
        const made = await ask(`${base}/api/v1/trades?${page}`, deadline, (trades) => {
            const reaches = BigInt(trades.at(-1)?.id ?? -1) >= last;
            return reaches || trades.length === TRADES_PAGE ? trades : null;
        });
        if (made === null) {
            report.defect(`${stream.name}: GET /api/v1/trades does not reach ${last} from ${next}`);
            return;
        }
        for (const trade of made.filter((each) => BigInt(each.id) <= last)) {
            compareTrade(trade, seen, stream, report);
        }
        next = BigInt(made.at(-1).id) + 1n;
    }
    for (const id of seen.keys()) {
        report.defect(`${stream.name}: trade ${id} was never made`);
    }
}

function compareTrade(made, seen, stream, report) {
    const id = BigInt(made.id);
    const told = seen.get(made.id);
    seen.delete(made.id);
    report.count('tradesCompared');
    if (told === undefined) {
        if (!stream.excused.some((gap) => gap.after < id && id < gap.before)) {
            report.defect(`${stream.name}: trade ${made.id} was lost`);
        }
    } else if (told.price !== made.price || told.quantity !== made.quantity) {
        report.defect(`${stream.name}: trade ${made.id} is another than GET /api/v1/trades has`);
    }
}

async function main() {
    const {values, positionals} = parseArgs({
        allowPositionals: true,
        options: {
            symbols: {type: 'string'},
            seconds: {type: 'string', default: '300'},
            break: {type: 'string'},
        },
    });
    const base = positionals[0].replace(/\/$/, '');
    const begun = Date.now();
    const symbols = values.symbols?.split(',') ?? await ask(
        `${base}/api/v1/symbols`, begun + END_MILLIS_MAX, (all) => all.map((each) => each.name));
    if (symbols === null || symbols.length === 0) {
        throw new Error(`no symbols at ${base}`);
    }
    const report = new Report(values.break);
    const markets = symbols.map((symbol) => {
        const prefix = symbol.toLowerCase().replace('-', '');
        const steps = new Steps();
        return {
            symbol,
            steps,
            depth: new DepthStream(`${prefix}@depth`, symbol, steps, report),
            slow: new DepthStream(`${prefix}@depth@100ms`, symbol, steps, report),
            trade: new TradeStream(`${prefix}@trade`, symbol, report),
        };
    });
    const connections = [];
    for (let from = 0; from < markets.length; from += SYMBOLS_PER_CONNECTION) {
        const streams = markets
            .slice(from, from + SYMBOLS_PER_CONNECTION)
            .flatMap(({depth, slow, trade}) => [depth, slow, trade]);
        connections.push(new Connection(`${base.replace(/^http/, 'ws')}/ws`, streams, report));
    }
    connections.forEach((connection) => connection.open());
    await sleep(Number(values.seconds) * 1_000);
    const deadline = Date.now() + END_MILLIS_MAX;
    for (const {symbol, depth, steps} of markets) {
        await compareBook(base, symbol, depth, steps, report, deadline);
    }
    connections.forEach((connection) => connection.close());
    for (const {symbol, trade} of markets) {
        await compareTrades(base, symbol, trade, report, deadline);
    }
    const seconds = Math.round((Date.now() - begun) / 1_000);
    console.log(JSON.stringify({
        symbols: symbols.length, seconds, ...report.counts, firstDefects: report.named,
    }));
    process.exit(report.counts.defects === 0 ? 0 : 1);
}

main().catch((error) => {
    console.error(`books: ${error.stack}`);
    process.exit(2);
});
