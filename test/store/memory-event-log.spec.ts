import { MemoryEventLog } from '#store/memory/memory-event-log.js';
import { eventLogContract } from '../contracts/event-log.contract.js';

eventLogContract('the memory log', async (options) => new MemoryEventLog(options));
