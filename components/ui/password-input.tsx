"use client";

import { type ComponentProps, useState } from "react";
import { useT } from "@/components/shell/intl-provider";
import { IconButton } from "./icon-button";
import { Input } from "./input";

/** A password field whose text can be shown; pasting and password managers work. Needs the area `common`. */
export function PasswordInput(props: Omit<ComponentProps<typeof Input>, "type" | "tail" | "icon">) {
  const t = useT("common");
  const [shown, setShown] = useState(false);
  return (
    <Input
      spellCheck={false}
      autoCapitalize="none"
      autoCorrect="off"
      {...props}
      type={shown ? "text" : "password"}
      tail={
        <IconButton
          icon={shown ? "eye-off" : "eye"}
          label={t(shown ? "hidePassword" : "showPassword")}
          size="small"
          onClick={() => setShown(!shown)}
        />
      }
    />
  );
}
