import { expect, it } from "vitest";
import { tableCsv } from "./table-csv";

const table = {
  columns: ["Week", "Rate"],
  rows: [{ name: "9 Nov", cells: [{ value: 12.5 }] }],
};

it.each([
  ["en", "\uFEFFWeek,Rate\r\n9 Nov,12.5\r\n"],
  ["fr", "\uFEFFWeek;Rate\r\n9 Nov;12,5\r\n"],
  ["de", "\uFEFFWeek;Rate\r\n9 Nov;12,5\r\n"],
])("U16 · a chart's figures are a file that a spreadsheet of the reader's language reads: %s", (locale, file) => {
  expect(tableCsv(table, locale)).toBe(file);
});
