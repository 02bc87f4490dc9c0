import { z } from "zod";

export const passwordLength = { min: 12, max: 128 } as const;

export const emailSchema = z
  .string()
  .trim()
  .toLowerCase()
  .max(254)
  .pipe(z.email("Please write a full e-mail address, such as you@shop.example."));

/**
 * A new password should be long rather than complicated: 12 to 128 characters, at least five of them different, and not
 * containing the e-mail address.
 */
export const newAdminSchema = z
  .object({
    email: emailSchema,
    name: z.string().trim().max(80).default(""),
    password: z
      .string()
      .min(passwordLength.min, `A password needs at least ${passwordLength.min} characters.`)
      .max(passwordLength.max, `A password has at most ${passwordLength.max} characters.`)
      .refine(
        (password) => new Set(password).size >= 5,
        "This password repeats the same few characters. Use several words, for example.",
      ),
  })
  .refine(({ email, password }) => !password.toLowerCase().includes(email), {
    path: ["password"],
    message: "A password must not contain the e-mail address.",
  });

/** Credentials for signing in: any password of reasonable length, so that nobody is locked out by newer rules. */
export const credentialsSchema = z.object({
  email: emailSchema,
  password: z.string().min(1, "Please write your password.").max(passwordLength.max),
});

export type NewAdmin = z.input<typeof newAdminSchema>;
export type Credentials = z.infer<typeof credentialsSchema>;
/** Somebody who may use the admin. */
export type Staff = { id: string; name: string; email: string };
