import { answerAutoconfig } from "@/lib/faces/autoconfig/answer-autoconfig";
import { databaseClient } from "@/lib/platform/db/client";

/** What Thunderbird and others ask for the settings of a domain, without a session. */
export const GET = (request: Request): Promise<Response> => answerAutoconfig(databaseClient().db, request);
