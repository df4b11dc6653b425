import { authGet, authPost } from "@/lib/server/auth/auth-route";
import { methods } from "@/lib/server/http/methods";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = methods({ GET: authGet, POST: authPost });
