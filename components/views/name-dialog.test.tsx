import { cleanup, render, screen } from "@testing-library/react";
import { afterEach, expect, it } from "vitest";
import { IntlProvider } from "@/components/shell/intl-provider";
import { compiledMessages } from "@/lib/messages/compiled";
import { NameDialog } from "./name-dialog";

afterEach(cleanup);

it("G16 · what is typed at once is the view's name: the focus is in the field in the frame the dialog opens", () => {
  render(
    <IntlProvider locale="en" zone="UTC" now={0} messages={compiledMessages("en", ["common", "views"])}>
      <NameDialog kind="save" initial="" mayShare onKeep={async () => {}} onClose={() => {}} />
    </IntlProvider>,
  );
  expect(document.activeElement).toBe(screen.getByRole("textbox", { name: "Name" }));
});
