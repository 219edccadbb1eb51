import { CONTEXT_RESULT, type ContextAnswer, type ProposedContext } from './pdu.ts';

export type NegotiatedContext = {
  readonly abstractSyntax: string;
  readonly transferSyntax: string;
};

/** The presentation contexts that both sides agreed on, by id (PS3.8 7.1.1.14). Answers to nothing are left out. */
export function negotiatedContexts(
  proposed: readonly ProposedContext[],
  answers: readonly ContextAnswer[],
): ReadonlyMap<number, NegotiatedContext> {
  const byId = new Map(proposed.map((context) => [context.id, context]));
  return new Map(
    answers.flatMap(({ id, result, transferSyntax }) => {
      const context = byId.get(id);
      if (result !== CONTEXT_RESULT.acceptance || !context) return [];
      return [[id, { abstractSyntax: context.abstractSyntax, transferSyntax }] as const];
    }),
  );
}
