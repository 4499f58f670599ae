import { answerAutoconfig } from "@/lib/faces/autoconfig/answer-autoconfig";

/** What Thunderbird and others ask for the settings of a domain, without a session. */
export const GET = answerAutoconfig;
