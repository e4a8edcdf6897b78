-- Nothing to do: PostgreSQL keeps its rows apart from their indexes in any case.
SELECT 1;
