import { answersTo } from "@/lib/faces/rest/wrong-method";
import { answerHealth } from "@/lib/upkeep/health/answer-health";

export const dynamic = "force-dynamic";
export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = answersTo({ GET: answerHealth });
