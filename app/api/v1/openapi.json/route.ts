import { answerOpenApi } from "@/lib/rest/openapi";

// Not at build time: the list is the running product's.
export const dynamic = "force-dynamic";

export const GET = answerOpenApi;
