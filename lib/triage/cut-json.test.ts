import { describe, expect, it } from "vitest";
import fc from "@/lib/testing/properties";
import { completedJson } from "./cut-json";
import { groupMessages } from "./index";

describe("JSON that was cut", () => {
  it("can be read wherever it was cut after the first member", () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue(), { minKeys: 1 }), fc.nat(), (answer, where) => {
        const text = JSON.stringify(answer);
        const completed = completedJson(text.slice(0, 1 + (where % (text.length - 1))));
        expect(() => JSON.parse(completed ?? "")).not.toThrow();
      }),
    );
  });

  it.each([
    ['{"code":7,"message":"Carrier is blank","li', '{"code":7,"message":"Carrier is blank"}'],
    ['{"code":7,"message":"Carrier is bla', '{"code":7,"message":"Carrier is "}'],
    ['{"a":[{"b":1},{"c":', '{"a":[{"b":1},{}]}'],
    ['{"a":"x\\u00', '{"a":"x"}'],
    ['{"a":1 …', '{"a":1}'],
  ])("keeps what it says and drops what it only began to say: %s", (cut, whole) => {
    expect(completedJson(cut)).toBe(whole);
  });

  it.each(['{"a":1}', '{"a":1]', "a sentence", '"a'])("is not seen in what is none: %s", (text) => {
    expect(completedJson(text)).toBe(null);
  });

  it("belongs to the cause that it begins, whatever order its members came in", () => {
    const texts = [
      '{"errors":[{"id":32210,"category":"REQUEST","message":"Invalid line item","parameters":[{"name":"line","value":"1"}]}]}',
      '{"errors":[{"message":"Invalid line item","category":"REQUEST","id":32210,"parameters":[{"name":"li',
    ];
    const groups = groupMessages(texts.map((text) => ({ text, marketplace: "ebay", action_type: "ship" })));
    expect(new Set(groups.map((one) => one.group_key)).size).toBe(1);
  });
});
