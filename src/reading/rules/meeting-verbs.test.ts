import { describe, expect, it } from "vitest";
import { meetingArea } from "./meeting-verbs.ts";

describe("the words for meetings", () => {
  it.each(meetingArea.rules)("$id fires on its example and not on its counter-example", ({ id, example, counterExample }) => {
    expect([meetingArea.matches(id, example), meetingArea.matches(id, counterExample)]).toEqual([true, false]);
  });
});
