import { answerHealth } from "@/lib/health/answer-health";
import { answersTo } from "@/lib/rest/wrong-method";

export const dynamic = "force-dynamic";
export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = answersTo({ GET: answerHealth });
