// What the frames of one stream must be, whatever connections they come by.
import {Book, isDecimal} from './book.mjs';

const CHECKSUM_EVERY = 100;
const STEPS_KEPT = 20_000;

/** What is known of a symbol's book after its newest steps, from whatever tells of it. */
export class Steps {
    #digests = new Map();

    /** Whether the book is as others had it after that step; undefined if none did. */
    agrees(book) {
        const digest = book.digest();
        const known = this.#digests.get(book.last);
        if (known !== undefined) {
            return known === digest;
        }
        this.#digests.set(book.last, digest);
        if (this.#digests.size > STEPS_KEPT) {
            this.#digests.delete(this.#digests.keys().next().value);
        }
        return undefined;
    }

    has(last) {
        return this.#digests.has(last);
    }
}

/** `@depth` or `@depth@100ms` of a symbol. */
export class DepthStream {
    book = null;
    #report;
    #steps;
    #symbol;
    #increments = 0;
    #sinceChecksum = null;
    #hasBegun = false;

    constructor(name, symbol, steps, report) {
        this.name = name;
        this.#symbol = symbol;
        this.#steps = steps;
        this.#report = report;
    }

    /** The id to resume with. */
    get lastSeen() {
        return this.book?.last;
    }

    connected() {
        this.#sinceChecksum = null;
        this.#hasBegun = false;
    }

    /** The server says that it goes on, or else begins anew: then no increment may come first. */
    answered(isResumed) {
        if (!isResumed && !this.#hasBegun) {
            this.book = null;
        }
    }

    take(data) {
        if (data.s !== this.#symbol) {
            this.#report.defect(`${this.name}: of another symbol: ${data.s}`);
        } else if (data.e === 'depthSnapshot') {
            this.#begin(data);
        } else if (data.e === 'depthUpdate') {
            this.#increment(data);
        } else {
            this.#report.defect(`${this.name}: unknown event ${data.e}`);
        }
    }

    #begin(data) {
        this.#report.count('snapshots');
        const before = this.book?.last ?? 0;
        if (!Number.isSafeInteger(data.lastUpdateId) || data.lastUpdateId < before) {
            this.#report.defect(`${this.name}: snapshot ${data.lastUpdateId} after ${before}`);
        }
        this.#hasBegun = true;
        this.#sinceChecksum = null;
        this.book = new Book(data);
        this.#compare();
    }

    #increment(data) {
        this.#report.count('increments');
        this.#increments++;
        if (this.book === null) {
            this.#report.defect(`${this.name}: increment ${data.U} without a snapshot`);
            return;
        }
        if (this.#report.breaks('gap', this.#increments > CHECKSUM_EVERY / 2)) {
            return;
        }
        if (data.U !== this.book.last + 1 || !(data.u >= data.U) || !Number.isSafeInteger(data.u)) {
            const increment = `increment ${data.U} to ${data.u}`;
            this.#report.defect(`${this.name}: gap, ${increment} after ${this.book.last}`);
            this.book = null;
            return;
        }
        this.book.apply(data);
        if (this.#report.breaks('level', data.checksum !== undefined)) {
            this.book.damage();
        }
        this.#check(data);
        this.#compare();
    }

    /** When the first checksum comes is not known, only when the others do. */
    #check(data) {
        const since = this.#sinceChecksum === null ? null : this.#sinceChecksum + 1;
        if (since !== null && (since === CHECKSUM_EVERY) !== (data.checksum !== undefined)) {
            const is = data.checksum === undefined ? 'no' : 'a';
            this.#report.defect(`${this.name}: ${is} checksum ${since} increments after the last`);
        }
        this.#sinceChecksum = data.checksum === undefined ? since : 0;
        if (data.checksum !== undefined) {
            this.#report.count('checksums');
            const own = this.book.checksum();
            if (own !== data.checksum) {
                const theirs = `checksum ${data.checksum} at ${data.u}`;
                this.#report.defect(`${this.name}: ${theirs}, own ${own}`);
            }
        }
    }

    /** A book that may lack levels beyond those of its snapshot is compared by checksums only. */
    #compare() {
        if (!this.book.isWhole) {
            return;
        }
        const agrees = this.#steps.agrees(this.book);
        if (agrees !== undefined) {
            this.#report.count('agreements');
        }
        if (agrees === false) {
            this.#report.defect(`${this.name}: at ${this.book.last} not the book that others have`);
        }
    }
}

/** `@trade` of a symbol, and what was missed where it began anew. */
export class TradeStream {
    trades = [];
    excused = [];
    #report;
    #symbol;
    #isExcused = false;

    constructor(name, symbol, report) {
        this.name = name;
        this.#symbol = symbol;
        this.#report = report;
    }

    get lastSeen() {
        return this.trades.at(-1)?.id;
    }

    connected() {}

    answered(isResumed) {
        this.#isExcused = !isResumed;
    }

    take(data) {
        const {t: id, p: price, q: quantity} = data;
        const last = this.lastSeen ?? '-1';
        if (data.e !== 'trade' || data.s !== this.#symbol) {
            this.#report.defect(`${this.name}: no trade of the symbol: ${data.e} ${data.s}`);
        } else if (!/^[0-9]+$/.test(id) || !isDecimal(price) || !isDecimal(quantity)) {
            this.#report.defect(`${this.name}: trade ${id} of ${quantity} at ${price}`);
        } else if (BigInt(id) <= BigInt(last)) {
            this.#report.defect(`${this.name}: trade ${id} after ${last}`);
        } else if (!this.#report.breaks('trade', this.trades.length > 1)) {
            this.#report.count('trades');
            if (this.#isExcused && this.trades.length > 0) {
                this.excused.push({after: BigInt(last), before: BigInt(id)});
            }
            this.#isExcused = false;
            this.trades.push({id, price, quantity});
        }
    }
}
