import { restApi } from "@/lib/rest/answer-rest";

const answer = restApi("user");

export { answer as DELETE, answer as GET, answer as PATCH, answer as POST, answer as PUT };
