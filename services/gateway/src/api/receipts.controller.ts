import { Controller, Get, Inject, Req } from '@nestjs/common';
import { ApiOperation, ApiQuery, ApiResponse, ApiTags } from '@nestjs/swagger';
import type { Request } from 'express';
import { Problem } from '#libs/web';
import { findReceipts, FIRST_CURSOR, isCursor, listReceipts } from '../data/receipts';
import { ProblemAnswer, ReceiptsAnswer } from './answers';
import { senderOf } from './peer';
import { GATEWAY_SETTINGS, type GatewaySettings } from './settings';

const MOST = 1000;
const MOST_IDS = 200;
const LONGEST_ID = 128;

@ApiTags('receipts')
@Controller('v1/receipts')
export class ReceiptsController {
  constructor(@Inject(GATEWAY_SETTINGS) private readonly settings: GatewaySettings) {}

  @Get()
  @ApiOperation({
    summary: "The agency's own receipts, in the order of their last change, or those of named events.",
    description:
      'A later stage may refuse what was acknowledged: follow the cursor `next` to learn of it. ' +
      'Receipts of other agencies are never given.',
  })
  @ApiQuery({ name: 'since', required: false, description: 'Cursor of an earlier answer' })
  @ApiQuery({ name: 'limit', required: false, schema: { type: 'integer', minimum: 1, maximum: MOST } })
  @ApiQuery({ name: 'id', required: false, isArray: true, type: String, description: 'Ids of events' })
  @ApiResponse({ status: 200, type: ReceiptsAnswer })
  @ApiResponse({ status: 400, type: ProblemAnswer })
  async list(@Req() request: Request): Promise<ReceiptsAnswer> {
    const { agency } = senderOf(request, this.settings.closed);
    const { dataSource } = this.settings;
    const query = new URL(request.originalUrl, 'https://gateway').searchParams;
    const ids = query.getAll('id');
    if (
      ids.length > MOST_IDS ||
      ids.some((id) => id.length === 0 || id.length > LONGEST_ID || id.includes('\0'))
    )
      throw new Problem('query.invalid', { pointer: '/id' });
    if (ids.length > 0) return { receipts: await findReceipts(dataSource, agency, ids) };
    const since = query.get('since') ?? FIRST_CURSOR;
    if (!isCursor(since)) throw new Problem('query.invalid', { pointer: '/since' });
    const limit = query.get('limit') ?? String(MOST);
    if (!/^\d{1,4}$/.test(limit) || Number(limit) < 1 || Number(limit) > MOST)
      throw new Problem('query.invalid', { pointer: '/limit' });
    return await listReceipts(dataSource, agency, since, Number(limit));
  }
}
