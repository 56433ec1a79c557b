import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { problemTitle } from '#libs/web';
import type { Outcome } from '../domain/outcome';

/** Acknowledges one delivery: its transaction has committed. */
export class ReceiptAnswer {
  @ApiProperty({ enum: ['accepted', 'repeated'], description: 'repeated: received before, no effect' })
  status!: 'accepted' | 'repeated';
  @ApiProperty({ description: 'Same for every repeat of a delivery' })
  receiptId!: string;
  @ApiProperty({ description: 'The id of the event' })
  id!: string;
  @ApiProperty({
    description:
      'Names the event as received (hex): SHA-256 of its RFC 8785 form; of an event without identity keyed by the gateway',
  })
  digest!: string;
  @ApiProperty({ format: 'date-time' })
  acceptedAt!: string;
}

/** What became of one event of a batch or one line of a stream. */
export class ItemAnswer {
  @ApiProperty({ description: 'Place in the batch or the stream, from 0; empty lines are not counted' })
  index!: number;
  @ApiProperty({ enum: ['accepted', 'repeated', 'refused'] })
  status!: Outcome['status'];
  @ApiPropertyOptional({ description: 'The id of the event; left out if its envelope was not sound' })
  id?: string;
  @ApiPropertyOptional()
  receiptId?: string;
  @ApiPropertyOptional()
  digest?: string;
  @ApiPropertyOptional({ format: 'date-time' })
  acceptedAt?: string;
  @ApiPropertyOptional({ description: 'Stable code of the refusal' })
  code?: string;
  @ApiPropertyOptional({ description: 'JSON pointer to the nearest known parent of the fault' })
  pointer?: string;
  @ApiPropertyOptional({ description: 'Refusal in English' })
  title?: string;
  @ApiPropertyOptional({ description: 'Refusal in Welsh' })
  titleCy?: string;
}

/** Per-item results of a batch. */
export class BatchAnswer {
  @ApiProperty()
  accepted!: number;
  @ApiProperty()
  repeated!: number;
  @ApiProperty()
  refused!: number;
  @ApiProperty({ type: [ItemAnswer] })
  results!: ItemAnswer[];
}

export class ReceiptState {
  @ApiProperty()
  receiptId!: string;
  @ApiProperty({ description: 'The id of the event' })
  id!: string;
  @ApiProperty({ description: 'Type without prefix and version' })
  type!: string;
  @ApiProperty()
  digest!: string;
  @ApiProperty({ format: 'date-time' })
  acceptedAt!: string;
  @ApiProperty({
    enum: ['accepted', 'refused', 'discarded'],
    description: 'refused: by a later stage, after the acknowledgement',
  })
  state!: 'accepted' | 'refused' | 'discarded';
  @ApiPropertyOptional()
  code?: string;
  @ApiPropertyOptional()
  pointer?: string;
}

export class ReceiptsAnswer {
  @ApiProperty({ type: [ReceiptState] })
  receipts!: ReceiptState[];
  @ApiPropertyOptional({ description: 'Give it as `since` to get what changed later' })
  next?: string;
}

export class ProblemAnswer {
  @ApiProperty({ format: 'uri' })
  type!: string;
  @ApiProperty()
  title!: string;
  @ApiProperty()
  titleCy!: string;
  @ApiProperty()
  status!: number;
  @ApiProperty({ description: 'Stable code' })
  code!: string;
  @ApiPropertyOptional()
  pointer?: string;
  @ApiPropertyOptional()
  requestId?: string;
}

/** The answer for an accepted or repeated event. */
export function receiptAnswer(outcome: Outcome): ReceiptAnswer {
  return {
    status: outcome.status as 'accepted' | 'repeated',
    receiptId: outcome.receiptId ?? '',
    id: outcome.eventId ?? '',
    digest: outcome.digest ?? '',
    acceptedAt: outcome.acceptedAt ?? '',
  };
}

/** The answer for one item; a refusal says why and where, never what. */
export function itemAnswer(outcome: Outcome, index: number): ItemAnswer {
  const { status, eventId, receiptId, digest, acceptedAt } = outcome;
  const id = eventId === undefined ? {} : { id: eventId };
  if (status !== 'refused') return { index, status, ...id, receiptId, digest, acceptedAt };
  const code = outcome.code ?? 'request.invalid';
  const { en, cy } = problemTitle(code);
  return { index, status, ...id, code, pointer: outcome.pointer ?? '', title: en, titleCy: cy };
}

/** The answer for a batch. */
export function batchAnswer(outcomes: readonly Outcome[]): BatchAnswer {
  const count = (status: Outcome['status']): number =>
    outcomes.filter((outcome) => outcome.status === status).length;
  return {
    accepted: count('accepted'),
    repeated: count('repeated'),
    refused: count('refused'),
    results: outcomes.map(itemAnswer),
  };
}
