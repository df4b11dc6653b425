import { cleanup, render, screen } from "@testing-library/react";
import { Component, lazy, type ReactNode } from "react";
import { afterEach, expect, it } from "vitest";
import { LaterPart } from "./later-part";

/** Says what went up past the part. */
class Above extends Component<{ children: ReactNode }, { error: Error | null }> {
  override state: { error: Error | null } = { error: null };

  static getDerivedStateFromError(error: Error) {
    return { error };
  }

  override render() {
    return this.state.error ? `broken: ${this.state.error.message}` : this.props.children;
  }
}

function show(part: Promise<{ default: () => ReactNode }>) {
  const Part = lazy(() => part);
  return render(
    <Above>
      <p>rows</p>
      <LaterPart meanwhile={<button type="button">door</button>}>
        <Part />
      </LaterPart>
    </Above>,
  );
}

afterEach(cleanup);

it("a later part comes in the place of what stood there meanwhile", async () => {
  show(Promise.resolve({ default: () => <p>menu</p> }));
  expect(await screen.findByText("menu")).toBeTruthy();
  expect(screen.queryByText("door")).toBeNull();
});

it.each([
  "Loading chunk 7 failed.",
  "Failed to fetch dynamically imported module: https://orders.example.com/7.js",
  "error loading dynamically imported module",
])("a part that cannot be fetched leaves the screen as it was: %s", async (message) => {
  show(Promise.reject(new Error(message)));
  expect(await screen.findByText("door")).toBeTruthy();
  await new Promise((settled) => setTimeout(settled));
  expect(document.body.textContent).toBe("rowsdoor");
});

it("any other mistake goes up and is not hidden", async () => {
  show(Promise.reject(new TypeError("x is undefined")));
  expect(await screen.findByText("broken: x is undefined")).toBeTruthy();
});
