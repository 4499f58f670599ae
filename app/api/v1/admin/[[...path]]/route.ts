import { restApi } from "@/lib/faces/rest/answer-rest";

const answer = restApi("admin");

export {
  answer as DELETE,
  answer as GET,
  answer as HEAD,
  answer as OPTIONS,
  answer as PATCH,
  answer as POST,
  answer as PUT,
};
