import { cleanup, fireEvent, render, screen } from "@testing-library/react";
import { useState } from "react";
import { afterEach, expect, it } from "vitest";
import { IntlProvider } from "@/components/shell/intl-provider";
import type { Choice, FormField } from "@/lib/grammar";
import { compiledMessages } from "@/lib/messages/compiled";
import { FieldControl } from "./field-control";

afterEach(cleanup);

const LIST = ["DPD", "SENDLE", "Sendle", "GLS", "UPS", "Colissimo", "Chronopost", "Mondial Relay"];
function Drawn({ values, onSent }: { values: readonly Choice[]; onSent: (code: string) => void }) {
  const [value, setValue] = useState("");
  const field = { name: "carrier", kind: "choice", values, free_values: false } as unknown as FormField;
  const ids = { id: "carrier", "aria-describedby": undefined, "aria-invalid": undefined };
  const change = (text: string) => {
    setValue(text);
    onSent(text);
  };
  return <FieldControl field={field} ids={ids} value={value} onChange={change} onBlur={() => undefined} />;
}

function draw(values: readonly Choice[]): string[] {
  const sent: string[] = [];
  render(
    <IntlProvider locale="en" zone="UTC" now={0} messages={compiledMessages("en", ["actions"])}>
      <Drawn values={values} onSent={(code) => sent.push(code)} />
    </IntlProvider>,
  );
  return sent;
}

const options = () => screen.getAllByRole("option", { hidden: true }).map(({ textContent }) => textContent);

it("LA-82 · a long list shows SENDLE and Sendle once; choosing sends its code, and writing the other one out sends the other one", () => {
  const sent = draw(LIST.map((code) => ({ code, label: code })));
  const field = screen.getByRole("combobox");
  fireEvent.change(field, { target: { value: "sendle" } });
  expect(options()).toEqual(["SENDLE"]);
  fireEvent.keyDown(field, { key: "Enter" });
  fireEvent.change(field, { target: { value: "Sendle" } });
  expect(options()).toEqual(["Sendle"]);
  fireEvent.keyDown(field, { key: "Enter" });
  expect(sent).toEqual(["SENDLE", "Sendle"]);
  fireEvent.click(field);
  expect(options()).toEqual(LIST.filter((code) => code !== "SENDLE"));
});

it("LA-82 · a short list is typed into where it holds SENDLE and Sendle, and tells values of other codes apart by their codes", () => {
  const sent = draw([
    { code: "SENDLE", label: "SENDLE" },
    { code: "Sendle", label: "Sendle" },
  ]);
  fireEvent.change(screen.getByRole("combobox"), { target: { value: "Sendle" } });
  fireEvent.blur(screen.getByRole("combobox"));
  expect(sent).toEqual(["Sendle"]);
  cleanup();
  const chosen = draw([
    { code: "Sendle", label: "Sendle" },
    { code: "SENDLE_AU", label: "SENDLE" },
    { code: "DPD", label: "DPD France" },
  ]);
  expect(options()).toEqual(["Choose", "Sendle (Sendle)", "SENDLE (SENDLE_AU)", "DPD France"]);
  fireEvent.change(screen.getByRole("combobox"), { target: { value: "SENDLE_AU" } });
  expect(chosen).toEqual(["SENDLE_AU"]);
});
