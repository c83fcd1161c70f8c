/** A response's body as JSON, of any shape: a test says what it expects of it. */
export const jsonOf = async (response: Response) => JSON.parse(await response.text());
