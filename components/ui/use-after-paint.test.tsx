import { act, cleanup, render, screen } from "@testing-library/react";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { AfterFirstPaint, AfterPaint } from "./use-after-paint";

/** Long enough for a frame and what waits for it. */
const painted = () => act(() => vi.advanceTimersByTime(40));

describe("what waits for the paint", () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => {
    cleanup();
    vi.useRealTimers();
  });

  it("is there from the start, stays as it is for the frame of a change, and follows", async () => {
    const { rerender } = render(<AfterPaint>one</AfterPaint>);
    expect(screen.queryByText("one")).not.toBeNull();
    rerender(<AfterPaint>two</AfterPaint>);
    expect(screen.queryByText("one")).not.toBeNull();
    await painted();
    expect(screen.queryByText("two")).not.toBeNull();
  });

  it("shows the last of several changes and none between", async () => {
    const { rerender } = render(<AfterPaint>one</AfterPaint>);
    rerender(<AfterPaint>two</AfterPaint>);
    rerender(<AfterPaint>three</AfterPaint>);
    await painted();
    expect(screen.queryByText("three")).not.toBeNull();
  });

  it("comes a frame after what is new around it", async () => {
    render(
      <p>
        head<AfterFirstPaint> and the rest</AfterFirstPaint>
      </p>,
    );
    expect(document.querySelector("p")?.textContent).toBe("head");
    await painted();
    expect(document.querySelector("p")?.textContent).toBe("head and the rest");
  });
});
