import { expect, it } from "vitest";
import { pictureType, saysPicture } from "./picture-kind";

const bytes = (text: string) => Buffer.from(text.padEnd(32, "\0"), "latin1");

it.each([
  ["\x89PNG\r\n\x1a\n", "image/png"],
  ["\xff\xd8\xff\xe0", "image/jpeg"],
  ["GIF87a", "image/gif"],
  ["GIF89a", "image/gif"],
  ["RIFF\n\0\0\0WEBPVP8 ", "image/webp"],
  ["\0\0\0\x1cftypavif\0\0\0\0mif1", "image/avif"],
  ["\0\0\0\x1cftypmif1\0\0\0\0miafavif", "image/avif"],
  ["\0\0\0\x18ftypmp42\0\0\0\0isommp42", null],
  ["RIFF\n\0\0\0WAVEfmt ", null],
  ["<svg xmlns=", null],
  ["<!doctype html>", null],
  ["%PDF-1.7", null],
])("a file is what its bytes say, or no picture: %j", (start, type) => {
  expect(pictureType(bytes(start))).toBe(type);
});

it("a server must call it a picture of a kind we show", () => {
  expect(["image/png", "IMAGE/JPEG; q=1", "image/jpg"].map(saysPicture)).toEqual([true, true, true]);
  expect(["image/svg+xml", "text/html", "application/octet-stream", undefined].map(saysPicture)).not.toContain(true);
});
