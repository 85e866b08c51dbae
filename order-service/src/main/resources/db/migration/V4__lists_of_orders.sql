-- The list that an order is a leg of: its kind, and its id, which is that of its first order. 0: none.
ALTER TABLE orders
    ADD COLUMN list_kind text NOT NULL DEFAULT 'ORDER_LIST_KIND_UNSPECIFIED',
    ADD COLUMN list_id bigint NOT NULL DEFAULT 0;
