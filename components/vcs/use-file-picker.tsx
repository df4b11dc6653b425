"use client";

import { useRef } from "react";

/** For which document a PDF is wanted, and which refused upload it corrects. */
export interface Picked {
  key: string;
  corrects: string | null;
}

/** The browser's own choice of files, hidden behind buttons. */
export function useFilePicker(onFiles: (files: File[], about: Picked | null) => void) {
  const input = useRef<HTMLInputElement>(null);
  const about = useRef<Picked | null>(null);
  const pick = (wanted: Picked | null) => {
    about.current = wanted;
    input.current?.click();
  };
  const element = (
    <input
      ref={input}
      type="file"
      accept="application/pdf,.pdf"
      multiple
      hidden
      onChange={(event) => {
        onFiles([...(event.target.files ?? [])], about.current);
        about.current = null;
        event.target.value = "";
      }}
    />
  );
  return { pick, element };
}
