import { cleanup, render } from "@testing-library/react";
import { afterEach, expect, it } from "vitest";
import { useKeptPlace } from "./kept-place";

const LIST = "/accounts/1/orders";
const IDS = ["A-1", "B-2", "C-3"];

afterEach(() => {
  cleanup();
  history.replaceState(null, "", "/elsewhere");
});

function List({ question }: { question: string }) {
  useKeptPlace(LIST, question, true);
  return (
    <div className="data-table">
      {IDS.map((id, at) => (
        <div key={id} data-row={at} tabIndex={-1}>
          <a href={`${LIST}/amazon_fr/${id}`} data-open>
            {id}
          </a>
        </div>
      ))}
    </div>
  );
}

/** The browser is at another address: by a link it is told before, by Back after the address changed. */
function go(path: string, way: "link" | "back") {
  const tell = () => dispatchEvent(new CustomEvent("orderdeck:opening", { detail: path }));
  if (way === "link") tell();
  history.replaceState(null, "", path);
  if (way === "back") tell();
  cleanup();
}

function open(question = "page=1") {
  history.replaceState(null, "", LIST);
  return render(<List question={question} />);
}

const cursor = () => document.activeElement?.textContent;

it("Back from an order puts the cursor on the order that was opened", () => {
  open();
  go(`${LIST}/amazon_fr/C-3`, "link");
  go(LIST, "back");
  open();
  expect(cursor()).toBe("C-3");
});

it("the link of an order's page leads to the order one had walked on to", () => {
  open();
  go(`${LIST}/amazon_fr/A-1`, "link");
  go(`${LIST}/amazon_fr/B-2`, "link");
  go(LIST, "link");
  open();
  expect(cursor()).toBe("B-2");
});

it("an order of another page leaves the cursor on the one that was opened", () => {
  open();
  go(`${LIST}/amazon_fr/A-1`, "link");
  go(`${LIST}/amazon_fr/Z-9`, "link");
  go(LIST, "link");
  open();
  expect(cursor()).toBe("A-1");
});

it("another question begins at its top, and so does the list that is opened anew from elsewhere", () => {
  open();
  go(`${LIST}/amazon_fr/C-3`, "link");
  go(LIST, "back");
  open("page=2");
  expect(document.activeElement).toBe(document.body);
  cleanup();

  open();
  go(`${LIST}/amazon_fr/C-3`, "link");
  go("/accounts/1/home", "link");
  go(LIST, "link");
  open();
  expect(document.activeElement).toBe(document.body);
});
