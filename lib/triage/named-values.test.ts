import { describe, expect, it } from "vitest";
import { groupKey } from "./index";

const at = (text: string): string => groupKey({ text, marketplace: "otto", action_type: "ship" });

describe("a value that stands behind a name and a sign", () => {
  it.each([
    [
      "is one where the sentence refuses it",
      "RefundReason=Damage unknown (item 12)",
      "RefundReason=lost_parcel unknown (item 9)",
    ],
    [
      "is one where the name says so",
      "param=size;value=LARGE;message=Not allowed",
      "param=size;value=sold out;message=Not allowed",
    ],
    [
      "is one beside the state that was wanted",
      "Not in state WAITING (current: SHIPPING)",
      "Not in state WAITING (current: CLOSED)",
    ],
    ["is read from a form's encoding", "code=7&message=Not+allowed%21", "code=7;message=Not allowed!"],
  ])("%s", (_, one, other) => {
    expect(at(one)).toBe(at(other));
  });

  it.each([
    [
      "a state that nothing else explains",
      "Cannot be accepted (current: SHIPPING)",
      "Cannot be accepted (current: CLOSED)",
    ],
    ["the state that is wanted", "Not in state WAITING (current: CLOSED)", "Not in state SHIPPING (current: CLOSED)"],
    ["the name of a field", "value=carrier;message=Not allowed", "value=weight;message=Not allowed"],
    ["the name before the sign", "RefundReason=Damage unknown", "RefundMode=Damage unknown"],
    ["what a form says", "code=7&message=Not+allowed", "code=7&message=Not+shipped"],
  ])("%s stays part of the cause", (_, one, other) => {
    expect(at(one)).not.toBe(at(other));
  });
});
