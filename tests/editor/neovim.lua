-- A second client: Neovim's own, without a plug-in. Does what an editor's user does and prints what came of it as JSON.
-- Environment: POSTMORTEM_SERVER, the document to open in DOCUMENT, the file for the answer in RESULT.
local patience = 60000
local result = {}

local function run()
  vim.cmd('edit ' .. vim.fn.fnameescape(vim.env.DOCUMENT))
  vim.bo.filetype = 'markdown'
  local buffer = vim.api.nvim_get_current_buf()
  local id = vim.lsp.start_client({
    name = 'postmortem',
    cmd = { vim.env.POSTMORTEM_SERVER, 'lsp', '--stdio' },
    root_dir = vim.fn.fnamemodify(vim.env.DOCUMENT, ':h'),
  })
  vim.lsp.buf_attach_client(buffer, id)
  result.attached = vim.wait(patience, function() return vim.lsp.buf_is_attached(buffer, id) and vim.lsp.get_client_by_id(id).initialized end, 20)

  local function diagnostics()
    local found = {}
    for _, one in ipairs(vim.diagnostic.get(buffer)) do
      table.insert(found, { line = one.lnum + 1, code = one.code or (one.user_data and one.user_data.lsp and one.user_data.lsp.code), message = one.message })
    end
    return found
  end
  local function code_on(code)
    for _, one in ipairs(diagnostics()) do if one.code == code then return one end end
  end
  local function ask(method, params)
    local answers, problem = vim.lsp.buf_request_sync(buffer, method, params, patience)
    if not answers then error(method .. ': ' .. tostring(problem)) end
    local answer = answers[id]
    if not answer or answer.err then error(method .. ': ' .. vim.inspect(answer)) end
    return answer.result
  end
  local function at(line, column)
    return { textDocument = vim.lsp.util.make_text_document_params(buffer), position = { line = line - 1, character = column } }
  end
  local function find(pattern)
    for number, line in ipairs(vim.api.nvim_buf_get_lines(buffer, 0, -1, false)) do
      local from, to = line:find(pattern)
      if from then return number, from, to, line end
    end
    error('no line like ' .. pattern)
  end

  vim.wait(patience, function() return code_on('timeline-out-of-order') ~= nil end, 20)
  result.diagnostics = diagnostics()

  -- Typed into the buffer, so that what follows is about a document that differs from the file.
  local line, _, value = find('%*%*Severity:%*%* ')
  vim.api.nvim_buf_set_text(buffer, line - 1, value, line - 1, -1 + #vim.api.nvim_buf_get_lines(buffer, line - 1, line, false)[1] + 1, { '' })
  local completion = ask('textDocument/completion', vim.tbl_extend('force', at(line, value), { context = { triggerKind = 1 } }))
  result.completion = {}
  for _, item in ipairs(completion.items or completion) do table.insert(result.completion, item.label) end
  -- Another value than the file's, so that what the server said of the file does not count.
  vim.api.nvim_buf_set_text(buffer, line - 1, value, line - 1, value, { 'SEV-9' })
  result.typed = vim.wait(patience, function()
    local found = code_on('unknown-field-value')
    return found and found.message:find('SEV%-9', 1) ~= nil
  end, 20)

  local heading = find('^## Timeline')
  local hover = ask('textDocument/hover', at(heading, 4))
  result.hover = hover and (hover.contents.value or hover.contents) or ''

  local wrong = code_on('unknown-field-value')
  local row = wrong.line - 1
  local actions = ask('textDocument/codeAction', {
    textDocument = vim.lsp.util.make_text_document_params(buffer),
    range = { start = { line = row, character = 0 }, ['end'] = { line = row, character = 200 } },
    context = { diagnostics = vim.lsp.diagnostic.get_line_diagnostics(buffer, row, nil, id) },
  })
  result.actions = {}
  for _, action in ipairs(actions) do
    table.insert(result.actions, action.title)
    if not result.applied and action.kind == 'quickfix' and action.title:find('SEV%-') then
      local edit = action.edit or ask('codeAction/resolve', action).edit
      vim.lsp.util.apply_workspace_edit(edit, vim.lsp.get_client_by_id(id).offset_encoding)
      result.applied = vim.api.nvim_buf_get_lines(buffer, row, row + 1, false)[1]
    end
  end
  result.gone = vim.wait(patience, function() return code_on('unknown-field-value') == nil end, 20)

  vim.lsp.stop_client(id)
  result.stopped = vim.wait(patience, function() return vim.lsp.get_client_by_id(id) == nil or vim.lsp.get_client_by_id(id).is_stopped() end, 20)
end

local fine, problem = xpcall(run, debug.traceback)
if not fine then result.problem = problem end
local file = io.open(vim.env.RESULT, 'w')
file:write(vim.json and vim.json.encode(result) or vim.fn.json_encode(result))
file:close()
vim.cmd('qall!')
