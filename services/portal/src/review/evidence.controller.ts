import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { Controller, Get, Inject, NotFoundException, Param, Res, UseGuards } from '@nestjs/common';
import type { Response } from 'express';
import { bothOf } from '../paths';
import { requireRole } from '../session/require-role';
import { userOf } from '../web/middleware';
import { DEPENDENCIES, type PortalDependencies } from '../web/tokens';
import type { ReviewDesk } from './desk';
import { TAR_END, tarEntry } from './tar';

/** The proof of a draft for its reviewers: witness tables and reports, from which true counts can be read. */
@Controller()
@UseGuards(requireRole('steward'))
export class EvidenceController {
  constructor(@Inject(DEPENDENCIES) private readonly given: PortalDependencies) {}

  @Get(bothOf('evidence'))
  async download(@Param('draftId') draftId: string, @Res() response: Response): Promise<void> {
    const { desk } = this.given;
    const user = userOf(response);
    const first = await desk?.evidencePart(draftId, user, 0);
    if (!desk || !first?.ok) throw new NotFoundException();
    response.type('application/x-tar');
    response.setHeader('Content-Disposition', `attachment; filename="${draftId}-evidence.tar"`);
    response.setHeader('Cache-Control', 'no-store');
    await pipeline(Readable.from(archive(desk, draftId, user, first)), response);
  }
}

type Part = Extract<Awaited<ReturnType<ReviewDesk['evidencePart']>>, { ok: true }>;

/** Part after part, so that neither process holds the whole. */
async function* archive(
  desk: ReviewDesk,
  draftId: string,
  user: string,
  first: Part,
): AsyncGenerator<Buffer> {
  for (let part = first; ;) {
    for (const { name, text } of part.files) yield tarEntry(name, text);
    if (part.next === null) break;
    const rest = await desk.evidencePart(draftId, user, part.next);
    if (!rest.ok) throw new Error('portal.evidence.incomplete: the evidence could not be read to its end.');
    part = rest;
  }
  yield TAR_END;
}
