import { z } from "zod";

/** A picture's address and our signature of it for the account in the path. Only the server makes such a question. */
export const PictureQuery = z.object({ of: z.string().min(1).max(2_048), by: z.string().regex(/^[\w-]{43}$/) });
export type PictureQuery = z.output<typeof PictureQuery>;
