import { act, cleanup, renderHook } from "@testing-library/react";
import { afterEach, expect, it } from "vitest";
import { keepStripSpan, useStripSpan } from "./day-strip-span";

const { setItem } = Storage.prototype;

afterEach(() => {
  cleanup();
  Storage.prototype.setItem = setItem;
  keepStripSpan("");
});

it("what the strip draws is there for the next page of this browser", () => {
  const { result, unmount } = renderHook(useStripSpan);
  expect(result.current).toBe("");
  act(() => keepStripSpan("90"));
  expect(result.current).toBe("90");
  unmount();
  expect(renderHook(useStripSpan).result.current).toBe("90");
});

it("a browser that keeps nothing draws what was chosen until the page is left", () => {
  const { result } = renderHook(useStripSpan);
  Storage.prototype.setItem = () => {
    throw new DOMException("full", "QuotaExceededError");
  };
  act(() => keepStripSpan("1y"));
  expect(result.current).toBe("1y");
  act(() => keepStripSpan(""));
  expect(result.current).toBe("");
});
