import { ApiProperty } from '@nestjs/swagger';
import type { QuestionAnswer, QuestionKind } from '#libs/contracts';
import type { GivenAnswer } from '../data/questions';

/** One item: a record of the agency's own, or two. */
export class QuestionItem {
  @ApiProperty()
  itemId!: string;
  @ApiProperty({
    type: [String],
    description: "Return addresses: the agency's own subjects of the records, sealed to its key",
  })
  records!: string[];
}

/** A set of items of which one may be meant in earnest; all are answered. */
export class QuestionSetAnswer {
  @ApiProperty()
  setId!: string;
  @ApiProperty({
    enum: ['same-person', 'date-of-birth'],
    description:
      'same-person: do both records describe one person? date-of-birth: was the date of birth checked against a document?',
  })
  kind!: QuestionKind;
  @ApiProperty({ format: 'date' })
  askedOn!: string;
  @ApiProperty({ format: 'date', description: 'Last day on which an answer is taken' })
  expiresOn!: string;
  @ApiProperty({ type: [QuestionItem] })
  items!: QuestionItem[];
}

export class QuestionsAnswer {
  @ApiProperty({ type: [QuestionSetAnswer] })
  questions!: QuestionSetAnswer[];
}

export class ItemAnswered {
  @ApiProperty()
  itemId!: string;
  @ApiProperty({ enum: ['yes', 'no', 'unknown'] })
  answer!: QuestionAnswer;
}

/** What an agency posts: an answer to every item of the set. */
export class AnswersBody {
  @ApiProperty({ type: [ItemAnswered] })
  answers!: ItemAnswered[];
}

export class AnswersTaken {
  @ApiProperty()
  setId!: string;
  @ApiProperty({ description: 'Items answered' })
  answered!: number;
}

const ANSWERS: readonly unknown[] = ['yes', 'no', 'unknown'];

/** Answers as given, or a pointer to what is wrong. Every item is answered once: a gap would tell items apart. */
export function readAnswers(
  body: unknown,
  items: readonly string[],
): { answers: GivenAnswer[] } | { pointer: string } {
  const given = (body as { answers?: unknown } | null)?.answers;
  if (!Array.isArray(given)) return { pointer: '/answers' };
  const open = new Set(items);
  const answers: GivenAnswer[] = [];
  for (const [at, one] of (given as ({ itemId?: unknown; answer?: unknown } | null)[]).entries()) {
    const { itemId, answer } = one ?? {};
    if (typeof itemId !== 'string' || !open.delete(itemId)) return { pointer: `/answers/${at}/itemId` };
    if (!ANSWERS.includes(answer)) return { pointer: `/answers/${at}/answer` };
    answers.push({ itemId, answer: answer as QuestionAnswer });
  }
  return open.size > 0 ? { pointer: '/answers' } : { answers };
}
