import { cleanup, fireEvent, render, screen } from "@testing-library/react";
import { afterEach, expect, it } from "vitest";
import { IntlProvider } from "@/components/shell/intl-provider";
import { describedText } from "@/lib/domain/described-text";
import { compiledMessages } from "@/lib/messages/compiled";
import { About } from "./about";

afterEach(cleanup);

function draw(html: string): HTMLElement {
  const messages = compiledMessages("en", ["explorer", "common"]);
  const { container } = render(
    <IntlProvider locale="en" zone="UTC" now={0} messages={messages}>
      <About blocks={describedText(html)} />
    </IntlProvider>,
  );
  return container;
}

it("LA-81 · a marketplace's own description is drawn as a few known tags: no script, handler, style, picture or address but https", () => {
  const container = draw(
    `<h1 id="x" style="position:fixed">Galaxus</h1><p onclick="alert(1)">Sells <b class="big">everything</b>.</p>
     <script>document.title = 'owned'</script><img src=x onerror="document.title='owned'"><svg onload=alert(1)></svg>
     <a href="javascript:alert(1)">More</a> <a href="http://plain.example">Plain</a> <a href="https://u:p@evil.example">Evil</a>
     <a href="https://help.example/a?b=1&amp;c=2" onmouseover="alert(1)">Seller\u202E help</a><ul><li>one</li><li>two</li></ul>
     <form action=https://evil.example><input name=q><button>Send</button></form><iframe src=https://evil.example></iframe>`,
  );
  const drawn = [...container.querySelectorAll("section > div, section > div *")];
  const links = screen.getAllByRole("link");
  expect(links.map((link) => link.getAttribute("href"))).toEqual(["https://help.example/a?b=1&c=2"]);
  expect(links[0]?.getAttribute("rel")).toContain("noopener noreferrer");
  expect(links[0]?.textContent).toContain("[U+202E]");
  for (const one of drawn) {
    expect(one.tagName.toLowerCase()).toMatch(/^(?:div|p|strong|em|ul|ol|li|a|span|svg|use|path)$/);
    expect(one.getAttributeNames().filter((name) => /^on|^style$|^id$/.test(name) && one.tagName !== "DIV")).toEqual(
      [],
    );
  }
  expect(container.querySelectorAll("script, img, form, input, iframe, h1")).toHaveLength(0);
  expect(screen.getByText("everything").tagName).toBe("STRONG");
  expect(screen.getAllByRole("listitem").map(({ textContent }) => textContent)).toEqual(["one", "two"]);
  for (const word of ["More", "Plain", "Evil"]) expect(container.textContent).toContain(word);
  expect(container.textContent).not.toMatch(/owned|alert/);
});

it("LA-81 · of a long description the beginning stands there until somebody asks for the rest, and a short one has no button", () => {
  draw(`<p>${"First words. ".repeat(10)}</p><p>${"More words. ".repeat(30)}</p><p>The end</p>`);
  const button = screen.getByRole("button", { name: /^Show all/ });
  expect(button.getAttribute("aria-expanded")).toBe("false");
  expect(document.body.textContent).not.toContain("The end");
  fireEvent.click(button);
  expect(document.body.textContent).toContain("The end");
  fireEvent.click(screen.getByRole("button", { name: /^Show less/ }));
  expect(document.body.textContent).not.toContain("The end");
  cleanup();
  draw("<p>Short and plain.</p>");
  expect(screen.queryByRole("button")).toBeNull();
});
