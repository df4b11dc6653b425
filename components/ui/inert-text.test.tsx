import { cleanup, render, screen } from "@testing-library/react";
import { afterEach, describe, expect, it } from "vitest";
import { IntlProvider } from "@/components/shell/intl-provider";
import { compiledMessages } from "@/lib/messages/compiled";
import fc from "@/lib/testing/properties";
import { SafeLink } from "./link";
import { Plain } from "./plain";

const messages = compiledMessages("en", ["common"]);
const show = (node: React.ReactNode) =>
  render(
    <IntlProvider locale="en" zone="UTC" now={0} messages={messages}>
      {node}
    </IntlProvider>,
  );

afterEach(cleanup);

describe("a link to an address from outside", () => {
  it("opens apart, tells the other side nothing, and names the host it goes to", () => {
    show(<SafeLink url="https://track.dpd.fr/0522">0522</SafeLink>);
    const link = screen.getByRole("link");
    expect(link.getAttribute("href")).toBe("https://track.dpd.fr/0522");
    expect(link.getAttribute("rel")?.split(" ").sort()).toEqual(["nofollow", "noopener", "noreferrer"]);
    expect(link.getAttribute("target")).toBe("_blank");
    expect(link.textContent).toContain("track.dpd.fr");
  });

  it("is text with its reason when it is not safe", () => {
    show(<SafeLink url="https://amazon.fr@evil.example/" />);
    expect(screen.queryByRole("link")).toBeNull();
    expect(document.body.textContent).toContain("it carries a user name");
  });

  it("never puts anything but http and https into the page, whatever the address", () => {
    const start = fc.constantFrom(
      "",
      "javascript:",
      "data:text/html,",
      "https://",
      "http://u:p@",
      "//",
      "\u0001https://",
    );
    fc.assert(
      fc.property(start, fc.string({ maxLength: 30 }), (scheme, rest) => {
        const { container, unmount } = show(<SafeLink url={scheme + rest} />);
        for (const link of container.querySelectorAll("a")) {
          expect(link.getAttribute("href")).toMatch(/^https?:\/\/[^@/]+(\/|$|\?|#)/);
        }
        unmount();
      }),
    );
  });
});

describe("text from outside", () => {
  it("is never markup and never turns the line around it", () => {
    const { container } = show(<Plain>{'<img src=x onerror="alert(1)">\u202Egnp'}</Plain>);
    expect(container.querySelector("img")).toBeNull();
    expect(container.querySelector("bdi")?.textContent).toBe('<img src=x onerror="alert(1)">[U+202E]gnp');
  });

  it("shows whole in the title what was cut", () => {
    const { container } = show(<Plain max={5}>abcdefgh</Plain>);
    expect(container.querySelector("bdi")?.textContent).toBe("abcd…");
    expect(container.querySelector("bdi")?.title).toBe("abcdefgh");
  });
});
