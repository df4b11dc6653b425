import { cleanup, fireEvent, render, screen, waitFor } from "@testing-library/react";
import { Component, type ReactNode, useEffect } from "react";
import { afterEach, describe, expect, it } from "vitest";
import { isShortcut } from "@/components/keys/letters";
import { IntlProvider } from "@/components/shell/intl-provider";
import { compiledMessages } from "@/lib/messages/compiled";
import { LaterPart, later, OVER_THE_PAGE } from "./later-part";

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

const Menu = () => <p>menu</p>;
const notFetched = (message = "Loading chunk 7 failed.") => Promise.reject(new Error(message));

/** Draws a part; `answers` are what its fetches come to, one after the other, the last one again and again. */
function show(answers: (() => Promise<() => ReactNode>)[], meanwhile?: ReactNode) {
  const seen = { fetches: 0 };
  const Part = later(() => {
    const answer = answers[Math.min(seen.fetches, answers.length - 1)];
    seen.fetches += 1;
    return answer ? answer() : notFetched();
  });
  const part = (
    <IntlProvider locale="en" zone="UTC" now={0} messages={compiledMessages("en", ["common"])}>
      <Above>
        <p>rows</p>
        <LaterPart meanwhile={meanwhile}>
          <Part />
        </LaterPart>
      </Above>
    </IntlProvider>
  );
  return { ...render(part), seen, part };
}

afterEach(cleanup);

it("a later part comes in the place of what stood there meanwhile", async () => {
  show([async () => Menu], <button type="button">door</button>);
  expect(await screen.findByText("menu")).toBeTruthy();
  expect(screen.queryByText("door")).toBeNull();
});

it("a part that was fetched ahead is there in the very frame of the press, and nothing stands in its place before", async () => {
  let doors = 0;
  const Door = () => {
    doors += 1;
    return <p>door</p>;
  };
  const Part = later(async () => Menu);
  await Part.ahead();
  render(
    <LaterPart meanwhile={<Door />}>
      <Part />
    </LaterPart>,
  );
  expect([document.body.textContent, doors]).toEqual(["menu", 0]);
});

it("letters pressed between asking for a dialog and its being there are no shortcuts, and are again when it cannot come", async () => {
  const heard = () => isShortcut(new KeyboardEvent("keydown", { key: "e" }));
  let fail = (_: Error) => {};
  const Part = later(() => new Promise<() => ReactNode>((_, reject) => (fail = reject)));
  render(
    <IntlProvider locale="en" zone="UTC" now={0} messages={compiledMessages("en", ["common"])}>
      <LaterPart className={OVER_THE_PAGE}>
        <Part />
      </LaterPart>
    </IntlProvider>,
  );
  expect(heard()).toBe(false);
  fail(new Error("Loading chunk 7 failed."));
  await screen.findByRole("alert");
  expect(heard()).toBe(true);
});

it("a part on screen keeps what was typed into it, also when another place fetches it meanwhile", async () => {
  const Field = () => <input aria-label="words" />;
  const Part = later(async () => Field);
  const part = (
    <LaterPart>
      <Part />
    </LaterPart>
  );
  const { rerender } = render(part);
  const field = await screen.findByRole("textbox");
  await Part.ahead();
  rerender(part);
  expect(screen.getByRole("textbox")).toBe(field);
});

it.each([
  "Loading chunk 7 failed.",
  "Failed to fetch dynamically imported module: https://orders.example.com/7.js",
  "error loading dynamically imported module",
])("a part with something in its place that cannot be fetched leaves the screen as it was: %s", async (message) => {
  let drawn = 0;
  /** Once while the part is on its way, once more in its place. */
  const Door = () => {
    useEffect(() => {
      drawn += 1;
    }, []);
    return <button type="button">door</button>;
  };
  show([() => notFetched(message)], <Door />);
  await waitFor(() => expect(drawn).toBe(2));
  expect(document.body.textContent).toBe("rowsdoor");
});

describe("a part with nothing in its place that cannot be fetched", () => {
  it("says so, is fetched anew when that is asked for, and says so again when that fails too", async () => {
    const { seen } = show([notFetched, notFetched, async () => Menu]);
    const again = async () => fireEvent.click(await screen.findByRole("button", { name: "Try again" }));
    await again();
    await waitFor(() => expect(seen.fetches).toBe(2));
    expect((await screen.findByRole("alert")).textContent).toContain("This part could not be loaded.");
    await again();
    expect(await screen.findByText("menu")).toBeTruthy();
    expect([screen.queryByRole("alert"), seen.fetches]).toEqual([null, 3]);
  });

  it("is fetched anew when what held it is closed and opened", async () => {
    const { unmount, part } = show([notFetched, async () => Menu]);
    await screen.findByRole("alert");
    unmount();
    render(part);
    expect(await screen.findByText("menu")).toBeTruthy();
  });
});

it("a part that is there is not fetched again because another one failed", async () => {
  const { seen, unmount, part } = show([async () => Menu]);
  await screen.findByText("menu");
  unmount();
  show([notFetched]);
  await screen.findByRole("alert");
  cleanup();
  render(part);
  await screen.findByText("menu");
  expect(seen.fetches).toBe(1);
});

it("any other mistake goes up and is not hidden", async () => {
  show([() => Promise.reject(new TypeError("x is undefined"))]);
  expect(await screen.findByText("broken: x is undefined")).toBeTruthy();
});
