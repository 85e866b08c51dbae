// A book as docs/api/market-data.asyncapi.yaml says that it is kept.
import {createHash} from 'node:crypto';

const SNAPSHOT_LEVELS_MAX = 1_000;
const CHECKSUM_LEVELS = 25;
const DECIMAL = /^[0-9]+(\.[0-9]*[1-9])?$/;
const CRC_TABLE = Uint32Array.from({length: 256}, (_, index) => {
    let entry = index;
    for (let bit = 0; bit < 8; bit++) {
        entry = entry & 1 ? (entry >>> 1) ^ 0xedb88320 : entry >>> 1;
    }
    return entry;
});

/** CRC-32 of IEEE 802.3 of a text of ASCII. */
export function crc32(text) {
    let crc = 0xffffffff;
    for (let i = 0; i < text.length; i++) {
        crc = CRC_TABLE[(crc ^ text.charCodeAt(i)) & 0xff] ^ (crc >>> 8);
    }
    return (crc ^ 0xffffffff) >>> 0;
}

/** Whether it is a decimal of a book: a text, and not negative. */
export function isDecimal(value) {
    return typeof value === 'string' && DECIMAL.test(value);
}

/** Compares decimals as they are written: no sign, no zero at the front or at the end. */
export function compareDecimals(one, other) {
    const [whole, fraction = ''] = one.split('.');
    const [otherWhole, otherFraction = ''] = other.split('.');
    if (whole.length !== otherWhole.length) {
        return whole.length - otherWhole.length;
    }
    if (whole !== otherWhole) {
        return whole < otherWhole ? -1 : 1;
    }
    return fraction === otherFraction ? 0 : fraction < otherFraction ? -1 : 1;
}

/** A book after one of its changes. */
export class Book {
    #bids = new Side('b', -1);
    #asks = new Side('a', 1);

    /** From a snapshot of a stream or of the REST interface with at most so many levels a side. */
    constructor(snapshot, levelsMax = SNAPSHOT_LEVELS_MAX) {
        this.last = snapshot.lastUpdateId;
        this.#bids.set(snapshot.bids);
        this.#asks.set(snapshot.asks);
        this.isWhole = snapshot.bids.length < levelsMax && snapshot.asks.length < levelsMax;
    }

    apply(update) {
        this.#bids.set(update.b);
        this.#asks.set(update.a);
        this.last = update.u;
    }

    checksum() {
        const bids = this.#bids.levels;
        const asks = this.#asks.levels;
        const parts = [];
        for (let i = 0; i < CHECKSUM_LEVELS; i++) {
            parts.push(...(bids[i] ?? []), ...(asks[i] ?? []));
        }
        return crc32(parts.join(':'));
    }

    /** Equal where all levels are. */
    digest() {
        return BigInt.asUintN(64, this.#bids.digest + this.#asks.digest);
    }

    /** Takes the best level away that there is, as a client with a mistake would. */
    damage() {
        const side = this.#bids.levels.length > 0 ? this.#bids : this.#asks;
        side.set(side.levels.slice(0, 1).map(([price]) => [price, '0']));
    }
}

/** One side, best level first. Its digest is the sum of those of its levels. */
class Side {
    levels = [];
    digest = 0n;
    #name;
    #order;

    constructor(name, order) {
        this.#name = name;
        this.#order = order;
    }

    set(levels) {
        for (const [price, quantity] of levels) {
            if (!isDecimal(price) || !isDecimal(quantity)) {
                throw new Error(`not a price and a quantity: ${price}, ${quantity}`);
            }
            const index = this.#find(price);
            const isThere = this.levels[index]?.[0] === price;
            if (isThere) {
                this.digest -= this.#digestOf(this.levels[index]);
            }
            if (quantity === '0') {
                this.levels.splice(index, isThere ? 1 : 0);
            } else {
                this.levels.splice(index, isThere ? 1 : 0, [price, quantity]);
                this.digest += this.#digestOf([price, quantity]);
            }
        }
    }

    /** Where the price is, or would be. */
    #find(price) {
        let low = 0;
        let high = this.levels.length;
        while (low < high) {
            const middle = (low + high) >>> 1;
            if (compareDecimals(this.levels[middle][0], price) * this.#order < 0) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    #digestOf([price, quantity]) {
        const hash = createHash('sha1').update(`${this.#name}:${price}:${quantity}`).digest();
        return hash.readBigUInt64BE();
    }
}
