import assert from 'node:assert';
import {test} from 'node:test';
import {Book, compareDecimals, crc32} from './book.mjs';

test('the checksum is the one of IEEE 802.3', () => {
    assert.equal(crc32('123456789'), 0xcbf43926);
    assert.equal(crc32(''), 0);
});

test('decimals are compared exactly', () => {
    const sorted = ['0.00000001', '0.1', '0.12', '0.2', '1', '9', '9.5', '10', '9007199254740993',
        '9007199254740993.5', '9007199254740994'];
    for (let i = 0; i < sorted.length; i++) {
        for (let j = 0; j < sorted.length; j++) {
            assert.equal(Math.sign(compareDecimals(sorted[i], sorted[j])), Math.sign(i - j));
        }
    }
});

test('a book is its levels, best first, whatever way it came to them', () => {
    const book = new Book({lastUpdateId: 4, bids: [['9.5', '1'], ['10', '2']], asks: []});
    book.apply({U: 5, u: 6, b: [['10', '0'], ['9', '3']], a: [['11', '4'], ['10.5', '7']]});
    assert.equal(book.last, 6);
    assert.equal(book.checksum(), crc32('9.5:1:10.5:7:9:3:11:4'));
    const same = new Book({
        lastUpdateId: 6,
        bids: [['9.5', '1'], ['9', '3']],
        asks: [['10.5', '7'], ['11', '4']],
    });
    assert.equal(book.digest(), same.digest());
    same.damage();
    assert.notEqual(book.digest(), same.digest());
    assert.notEqual(book.checksum(), same.checksum());
});

test('the checksum is of 25 levels a side, and of all of a shorter one', () => {
    const levels = Array.from({length: 30}, (_, i) => [String(100 + i), '1']);
    const book = new Book({lastUpdateId: 1, bids: [['99', '2']], asks: levels});
    const text = levels.slice(0, 25).map((level, i) => (i ? '' : '99:2:') + level.join(':'));
    assert.equal(book.checksum(), crc32(text.join(':')));
});

test('a book from a snapshot that is full may not be whole', () => {
    const bids = Array.from({length: 1_000}, (_, i) => [String(2_000 - i), '1']);
    assert.equal(new Book({lastUpdateId: 1, bids, asks: []}).isWhole, false);
    assert.equal(new Book({lastUpdateId: 1, bids: bids.slice(1), asks: []}).isWhole, true);
});

test('what is no decimal is refused', () => {
    for (const quantity of ['1.10', '-1', '1e3', '', 1]) {
        assert.throws(() => new Book({lastUpdateId: 1, bids: [['1', quantity]], asks: []}),
            String(quantity));
    }
});
