import { z } from "zod";
import { compiledMessages } from "@/lib/messages/compiled";
import { type Area, en } from "@/lib/messages/en";
import { LOCALES } from "@/lib/messages/locales";
import { defineRoute } from "@/lib/server/http/define-route";
import { methods } from "@/lib/server/http/methods";

const AREAS = Object.keys(en) as Area[];

const WordsQuery = z.strictObject({
  locale: z.enum(LOCALES),
  areas: z
    .string()
    .max(200)
    .transform((value) => value.split(","))
    .pipe(z.array(z.enum(AREAS)).min(1).max(20)),
});

/** Messages for a part of the screen that is fetched when it is opened, so that the page before it does not carry them. */
const handler = defineRoute("GET /api/words", {
  query: WordsQuery,
  handler: async ({ query }) => compiledMessages(query.locale, query.areas),
});

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = methods({ GET: handler });
