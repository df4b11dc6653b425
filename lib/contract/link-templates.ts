import { z } from "zod";
import { templateProblem } from "@/lib/domain/link-template";

/** What each refusal of a template means, for whoever calls the route without our form. */
const PROBLEMS = {
  not_https: "must begin with https://",
  host: "must name a host, without placeholders in it",
  credentials: "must not carry a user name",
  characters: "must not hold blanks or hidden characters",
  placeholder: "may hold {marketplace_order_id}, {merchant_order_id} and {marketplace} only",
  too_long: "must be at most 500 characters",
};

const entry = z.strictObject({
  label: z
    .string()
    .trim()
    .regex(/^[^\p{Cc}\p{Cf}]{1,60}$/u, "must be 1 to 60 visible characters"),
  marketplace: z
    .string()
    .regex(/^[a-z0-9_]{0,64}$/, "must be the code of a marketplace or its beginning")
    .default(""),
  template: z.string().superRefine((value, context) => {
    const problem = templateProblem(value);
    if (problem !== null) context.addIssue({ code: "custom", message: PROBLEMS[problem] });
  }),
});

/** `PUT …/link-templates`: the list replaces the earlier one. */
export const LinkTemplatesBody = z.strictObject({ templates: z.array(entry).max(20, "must be at most 20 links") });
export type LinkTemplatesBody = z.output<typeof LinkTemplatesBody>;

export interface LinkTemplates {
  templates: LinkTemplatesBody["templates"];
  /** Who changed the list last; null while nobody has. */
  changed: { at: string; by: string } | null;
}
