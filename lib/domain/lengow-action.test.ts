import { describe, expect, it } from "vitest";
import { actionState } from "./lengow-action";

describe("the state of an action at Lengow", () => {
  it.each([
    [true, false, null, "accepted"],
    [true, false, "still trying", "accepted"],
    [true, true, "odd", "accepted"],
    [false, false, null, "accepted"],
    [false, false, "", "accepted"],
    [false, false, "  ", "accepted"],
    [false, true, null, "done"],
    [false, true, "", "done"],
    [false, true, "the format looks odd", "done_with_warning"],
    [false, false, "no such carrier", "refused"],
  ] as const)("queued %s, processed %s, errors %j is %s", (queued, processed, errors, state) => {
    expect(actionState({ queued, processed, errors })).toBe(state);
  });
});
