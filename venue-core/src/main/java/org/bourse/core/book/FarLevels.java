package org.bourse.core.book;

/**
 * Levels far from the touch, of all sides of all books: one binary tree per side, in which a node
 * stands for the highest bit in which the ranks below it differ. So no tree is deeper than a rank
 * has bits, whatever prices somebody chooses and in whatever order; nothing is ever rebalanced, and
 * there are fewer nodes than levels.
 *
 * <p>A tree is named by a reference: to a node, or (negated) to a level, which is a leaf.
 */
final class FarLevels {
    /** The tree without levels. */
    static final int EMPTY = Integer.MIN_VALUE;

    private static final int NONE = LevelPool.NONE;

    private final LevelPool levels;

    /** Per node the tree with the bit 0, then that with the bit 1. */
    private final int[] children;

    /** Per node the number of its bit. */
    private final byte[] bits;

    private final int[] freeNodes;
    private int freeCount;

    FarLevels(int max, LevelPool levels) {
        this.levels = levels;
        children = new int[2 * max];
        bits = new byte[max];
        freeNodes = new int[max];
        freeCount = max;
        for (int i = 0; i < max; i++) {
            freeNodes[i] = max - 1 - i;
        }
    }

    /** The level with this rank, or none. */
    int find(int tree, long rank) {
        if (tree == EMPTY) {
            return NONE;
        }
        int level = nearest(tree, rank);
        return levels.rank(level) == rank ? level : NONE;
    }

    /** The level with the greatest rank; the tree is not empty. */
    int best(int tree) {
        int reference = tree;
        while (reference >= 0) {
            reference = children[2 * reference + 1];
        }
        return ~reference;
    }

    /** The level with the greatest rank below the given one, or none. */
    int worse(int tree, long rank) {
        if (tree == EMPTY) {
            return NONE;
        }
        int differing = differingBit(levels.rank(nearest(tree, rank)), rank);
        int reference = tree;
        int worse = EMPTY;
        while (reference >= 0 && bits[reference] > differing) {
            if (bit(rank, bits[reference]) == 1) {
                worse = children[2 * reference];
            }
            reference = child(reference, rank);
        }
        // All that is left differs from the rank in the same bit, so is above or below it as a
        // whole.
        if (differing >= 0 && bit(rank, differing) == 1) {
            worse = reference;
        }
        return worse == EMPTY ? NONE : best(worse);
    }

    /** Adds a level whose rank is not there, and returns the tree. */
    int add(int tree, int level) {
        if (tree == EMPTY) {
            return ~level;
        }
        long rank = levels.rank(level);
        int differing = differingBit(levels.rank(nearest(tree, rank)), rank);
        int parent = NONE;
        int reference = tree;
        while (reference >= 0 && bits[reference] > differing) {
            parent = reference;
            reference = child(reference, rank);
        }
        int node = freeNodes[--freeCount];
        int side = bit(rank, differing);
        bits[node] = (byte) differing;
        children[2 * node + side] = ~level;
        children[2 * node + 1 - side] = reference;
        if (parent == NONE) {
            return node;
        }
        children[2 * parent + bit(rank, bits[parent])] = node;
        return tree;
    }

    /** Removes a level that is there, and returns the tree. */
    int remove(int tree, int level) {
        long rank = levels.rank(level);
        int grandparent = NONE;
        int parent = NONE;
        int reference = tree;
        while (reference >= 0) {
            grandparent = parent;
            parent = reference;
            reference = child(reference, rank);
        }
        if (parent == NONE) {
            return EMPTY;
        }
        int sibling = children[2 * parent + 1 - bit(rank, bits[parent])];
        freeNodes[freeCount++] = parent;
        if (grandparent == NONE) {
            return sibling;
        }
        children[2 * grandparent + bit(rank, bits[grandparent])] = sibling;
        return tree;
    }

    /** The level at which the bits of a rank end. */
    private int nearest(int tree, long rank) {
        int reference = tree;
        while (reference >= 0) {
            reference = child(reference, rank);
        }
        return ~reference;
    }

    private int child(int node, long rank) {
        return children[2 * node + bit(rank, bits[node])];
    }

    /** The highest bit in which two ranks differ, or −1. */
    private static int differingBit(long left, long right) {
        return Long.SIZE - 1 - Long.numberOfLeadingZeros(left ^ right);
    }

    /** With the sign turned round, so that the order of the bits is that of the ranks. */
    private static int bit(long rank, int number) {
        return (int) ((rank ^ Long.MIN_VALUE) >>> number) & 1;
    }
}
