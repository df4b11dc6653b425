"use client";

import { useId } from "react";
import { useT } from "@/components/shell/intl-provider";
import { Icon } from "@/components/ui/icon";
import { Input } from "@/components/ui/input";
import { anchorStyles } from "@/components/ui/popover";
import { Options } from "./combobox-options";
import { type ComboboxValue, onKeys, useCombobox } from "./use-combobox";

type Props = ComboboxValue & {
  id: string;
  "aria-describedby"?: string | undefined;
  "aria-invalid"?: true | undefined;
};

/**
 * One of many values, found by typing (ARIA 1.2 combobox with a listbox). Filtering looks through labels prepared once, and the page
 * holds a window of the list, so that a key costs no frame however long the list is.
 */
export function Combobox(props: Props) {
  const { id, choices, free, value } = props;
  const t = useT("actions");
  const box = useCombobox(props);
  const listId = useId();
  const styles = anchorStyles(listId);
  const option = (at: number) => `${listId}-${at}`;
  return (
    <span className="grid grid-cols-1" style={styles.trigger}>
      <Input
        id={id}
        role="combobox"
        aria-expanded={box.open}
        aria-controls={listId}
        aria-autocomplete="list"
        aria-activedescendant={box.open && box.active >= 0 ? option(box.active) : undefined}
        aria-describedby={props["aria-describedby"]}
        aria-invalid={props["aria-invalid"]}
        autoComplete="off"
        autoCapitalize="none"
        spellCheck={false}
        data-has-value={value !== "" || undefined}
        value={box.text}
        placeholder={t(free ? "form.listOrType" : "form.choose")}
        onChange={(event) => box.type(event.target.value)}
        onKeyDown={(event) => onKeys(box, event)}
        onClick={box.show}
        onBlur={box.leave}
        className="pr-24"
        tail={
          <span className="pointer-events-none flex items-center gap-1.5 pr-1 text-11">
            {t("form.values", { n: choices.length })}
            <Icon name="chevrons-up-down" size={14} />
          </span>
        }
      />
      <Options box={box} listId={listId} option={option} style={styles.panel} value={value} free={free} />
    </span>
  );
}
