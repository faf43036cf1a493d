/** Keeps zod from trying whether code may be made from text: the server's policy forbids it, and the try alone is a refused load. */
import { z } from "zod";

z.config({ jitless: true });
