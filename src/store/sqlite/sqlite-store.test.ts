/** Decides that SQLite keeps the contract of a store. */
import { storeContract } from "../../../test/contracts/store-contract.ts";
import { openSqliteStore } from "./index.ts";

storeContract("SQLite", () => openSqliteStore({ path: ":memory:", mode: "either" }));
