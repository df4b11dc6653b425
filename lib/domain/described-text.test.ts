import { describe, expect, it } from "vitest";
import fc from "@/lib/testing/properties";
import { type DescribedBlock, describedText, openingOf } from "./described-text";

const textOf = (blocks: readonly DescribedBlock[]) =>
  blocks.map(({ pieces }) => pieces.map(({ text }) => text).join(""));

describe("what a marketplace says about itself", () => {
  it("is read as paragraphs, headings and items, with what is strong and where links lead", () => {
    const blocks = describedText(
      '<div class="intro"><h2>Galaxus</h2>\r\n<p>Der gr&ouml;sste <b>Schweizer</b>\n  Onlineh&auml;ndler &amp; mehr.<br/>Seit 2001.</p>' +
        "<ol><li>one<li><em>two</em></ol><a href='https://example.com/?a=1&amp;b=2'>Seller help</a> 3 < 4 &#8364;</div>",
    );
    expect(blocks.map(({ kind }) => kind)).toEqual(["heading", "text", "number", "number", "text"]);
    expect(textOf(blocks)).toEqual([
      "Galaxus",
      "Der grösste Schweizer Onlinehändler & mehr.\nSeit 2001.",
      "one",
      "two",
      "Seller help 3 < 4 €",
    ]);
    expect(blocks[1]?.pieces.find(({ strong }) => strong)?.text).toBe("Schweizer");
    expect(blocks[3]?.pieces[0]?.stressed).toBe(true);
    expect(blocks[4]?.pieces[0]).toMatchObject({ text: "Seller help", href: "https://example.com/?a=1&b=2" });
  });

  it("LA-81 · loses scripts, styles, pictures, frames and forms with what they hold, and every address that is not https", () => {
    for (const [html, text] of [
      ["<script>document.title='owned'</script><img src=x onerror=\"document.title='owned'\">", ""],
      ["a<SCRIPT SRC=//evil.example>b</sCript\n>c<style>p{}</style><!-- <p>d</p> -->", "ac"],
      ["<svg><a href='https://evil.example'>s</a></svg><iframe src=x>i</iframe><textarea>t</textarea>kept", "kept"],
      ["never closed <script>alert(1)", "never closed"],
      ["half a tag <img src=x onerror=alert(1)", "half a tag"],
      ['<p onclick="a>b" style="position:fixed">shown</p>', "shown"],
      ["&lt;script&gt;alert(1)&lt;/script&gt;", "<script>alert(1)</script>"],
    ] as const) {
      expect(textOf(describedText(html)).join("|"), html).toBe(text);
    }
    for (const href of [
      "javascript:alert(1)",
      " java&#x73;cript:alert(1)",
      "data:text/html,x",
      "http://example.com",
      "//a.example",
      "/a",
    ]) {
      expect(describedText(`<a href="${href}">Mehr</a>`)[0]?.pieces, href).toEqual([
        { text: "Mehr", strong: false, stressed: false, href: null },
      ]);
    }
  });

  it("is read whatever is sent, however it is nested, without a tag in what is kept", () => {
    const parts = fc.constantFrom(
      "<p>",
      "</p>",
      "<a href=",
      "<b",
      "<!--",
      "-->",
      "<script>",
      "</script>",
      "&#",
      '"',
      "<ul><li>",
      ">",
      "x ",
    );
    fc.assert(
      fc.property(fc.array(parts, { maxLength: 40 }), (pieces) => {
        for (const text of textOf(describedText(pieces.join("")))) expect(text).not.toMatch(/<\/?(?:p|script|ul|li)>/);
      }),
    );
    expect(describedText("<div><b>".repeat(2_500))).toEqual([]);
    expect(textOf(describedText(`${"<ul>".repeat(4_000)}<li>deep`))).toEqual(["deep"]);
  });

  it("begins with whole paragraphs, or with whole words of a long one", () => {
    const blocks = describedText("<p>one two three</p><p>four five</p><p>six</p>");
    expect(textOf(openingOf(blocks, 25))).toEqual(["one two three", "four five", "six"]);
    expect(textOf(openingOf(describedText(`<p>first</p><p>${"word ".repeat(40)}</p>`), 20))).toEqual(["first"]);
    expect(textOf(openingOf(describedText(`<p>${"word ".repeat(40)}</p>`), 12))).toEqual(["word word…"]);
  });
});
