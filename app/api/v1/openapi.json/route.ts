import { answerOpenApi } from "@/lib/faces/rest/openapi";
import { answersTo } from "@/lib/faces/rest/wrong-method";

// Not at build time: the list is the running product's.
export const dynamic = "force-dynamic";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = answersTo({ GET: answerOpenApi });
