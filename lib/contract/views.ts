import { z } from "zod";

/** A saved view of the orders grid. */
export interface View {
  id: string;
  name: string;
  /** The query of the grid's address that the view stands for, without page, ids and search text. */
  query: string;
  shared: boolean;
  /** The reader's own: others' shared views are read-only. */
  mine: boolean;
  owner: string;
  /** The view the reader's grid opens with. */
  first: boolean;
  updated_at: string;
}

export interface ViewList {
  results: View[];
}

const name = z
  .string()
  .trim()
  .regex(/^[^\p{Cc}]{1,60}$/u, "must be 1 to 60 characters, none of them a control character");
const query = z.string().max(4000, "must be at most 4000 characters");

/** `POST /views`: a new view, or a copy under another name. */
export const NewViewBody = z.strictObject({ name, query, shared: z.boolean().default(false) });
export type NewViewBody = z.output<typeof NewViewBody>;

/** `PATCH /views/[viewId]`: what changes; the rest stays. `first` is the reader's own choice, also for another's shared view. */
export const ViewChangeBody = z.strictObject({
  name: name.optional(),
  query: query.optional(),
  shared: z.boolean().optional(),
  first: z.boolean().optional(),
});
export type ViewChangeBody = z.output<typeof ViewChangeBody>;

export const ViewPath = z.object({ viewId: z.uuid() });
