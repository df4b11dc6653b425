import clsx from "clsx";
import { type ReactNode, useId } from "react";
import { Icon } from "./icon";

interface FieldIds {
  id: string;
  "aria-describedby": string | undefined;
  "aria-invalid": true | undefined;
}

type Props = {
  label: ReactNode;
  /** Where the field comes from ("Required by Amazon FR"); right of the label. */
  origin?: ReactNode;
  hint?: ReactNode;
  /** Something to look at; the value is still taken. */
  warning?: ReactNode;
  error?: ReactNode;
  className?: string;
  /** Draws the control with the ids that tie it to its label and notes. */
  children: (ids: FieldIds) => ReactNode;
};

/** A label, a control and what is said about it: hint, then warning, then error, each with its own sign. */
export function Field({ label, origin, hint, warning, error, className, children }: Props) {
  const id = useId();
  const notes = [hint && `${id}-hint`, warning && `${id}-warning`, error && `${id}-error`].filter(Boolean).join(" ");
  return (
    <div className={clsx("grid gap-1", className)}>
      <div className="flex items-baseline gap-2">
        <label htmlFor={id} className="font-medium">
          {label}
        </label>
        {origin && <span className="ml-auto inline-flex items-center gap-1 text-11 text-ink-3">{origin}</span>}
      </div>
      {children({ id, "aria-describedby": notes || undefined, "aria-invalid": error ? true : undefined })}
      {hint && (
        <p id={`${id}-hint`} className="text-12 text-ink-3">
          {hint}
        </p>
      )}
      {warning && (
        <Note id={`${id}-warning`} tone="warn">
          {warning}
        </Note>
      )}
      {error && (
        <Note id={`${id}-error`} tone="fail">
          {error}
        </Note>
      )}
    </div>
  );
}

function Note({ id, tone, children }: { id: string; tone: "warn" | "fail"; children: ReactNode }) {
  return (
    <p id={id} className={clsx("flex items-start gap-[5px] text-12", tone === "warn" ? "text-warn" : "text-fail")}>
      <Icon name={tone === "warn" ? "triangle-alert" : "octagon-x"} size={13} className="mt-[1.5px]" />
      <span>{children}</span>
    </p>
  );
}
