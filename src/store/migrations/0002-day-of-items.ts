/** Decides that the day an item is listed under stands in its cache, so that lists by day and "as of" a day are cut by the engine. */
import type { Migration } from "./migration.ts";

/** The same as `dayOfItem` says, in SQL, for the items a dossier holds already. */
export const dayOfItems: Migration = {
  number: 2,
  title: "the day of items",
  needs: "0.1.0",
  sql: `
ALTER TABLE cached_item ADD COLUMN day TEXT;
UPDATE cached_item SET day = (
  SELECT CASE
    WHEN cached_item.from_day IS NOT NULL AND NOT (v.content ->> '$.kind' = 'meeting' AND v.content ->> '$.status' = 'planned')
    THEN cached_item.from_day
    ELSE (SELECT min(substr(account.value ->> '$.published', 1, 10)) FROM json_each(v.content, '$.accounts') AS account)
  END
  FROM item_version AS v WHERE v.version = cached_item.version
);
CREATE INDEX cached_item_by_day ON cached_item (kind_order, day, until_seq, from_seq, standing);
`,
};
