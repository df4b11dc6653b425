import { cleanup, fireEvent, render, screen } from "@testing-library/react";
import { useState } from "react";
import { afterEach, expect, it } from "vitest";
import { IntlProvider } from "@/components/shell/intl-provider";
import { LaterPart, later } from "@/components/ui/later-part";
import { compiledMessages } from "@/lib/messages/compiled";
import { ChoiceList } from "./choice-list";
import { ValueKeys } from "./value-keys";

afterEach(cleanup);

function Values({ n }: { n: number }) {
  const [values, setValues] = useState<string[]>([]);
  const choices = Array.from({ length: n }, (_, at) => ({ value: `v${at}`, label: `Value ${at}` }));
  return (
    <ValueKeys>
      <ChoiceList choices={choices} values={values} onChange={setValues} />
    </ValueKeys>
  );
}

const draw = (children: React.ReactNode) =>
  render(
    <IntlProvider locale="en" zone="Europe/Paris" now={0} messages={compiledMessages("en", ["orders", "common"])}>
      {children}
    </IntlProvider>,
  );
const press = (key: string) => fireEvent.keyDown(document.activeElement as Element, { key });
const box = (at: number) => screen.getByRole("checkbox", { name: `Value ${at}` });

it("a short list has the focus on its first value, and the arrows walk it to its ends", () => {
  draw(<Values n={3} />);
  expect(document.activeElement).toBe(box(0));
  press("ArrowUp");
  expect(document.activeElement).toBe(box(0));
  for (let steps = 0; steps < 5; steps += 1) press("ArrowDown");
  expect(document.activeElement).toBe(box(2));
});

it("a long list is typed into at once, and the arrows lead from the field to what it found", () => {
  draw(<Values n={12} />);
  const field = screen.getByRole("textbox");
  expect(document.activeElement).toBe(field);
  fireEvent.change(field, { target: { value: "11" } });
  press("ArrowDown");
  expect(document.activeElement).toBe(box(11));
  press("ArrowUp");
  expect(document.activeElement).toBe(field);
});

it("values that are fetched later take the focus when they come", async () => {
  let come = () => {};
  const Late = later(
    () =>
      new Promise<typeof Values>((resolve) => {
        come = () => resolve(Values);
      }),
  );
  draw(
    <LaterPart>
      <Late n={3} />
    </LaterPart>,
  );
  expect(document.activeElement).toBe(document.body);
  come();
  await screen.findByRole("checkbox", { name: "Value 0" });
  expect(document.activeElement).toBe(box(0));
});

it("whoever writes elsewhere by then is left there", () => {
  draw(<input aria-label="elsewhere" />);
  screen.getByLabelText("elsewhere").focus();
  draw(<Values n={3} />);
  expect(document.activeElement).toBe(screen.getByLabelText("elsewhere"));
});
