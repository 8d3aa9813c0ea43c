# Completion of stratview for fish.

set -l commands check export import pack search
complete -c stratview -n "not __fish_seen_subcommand_from $commands" -a check -d 'Prove every quote and figure'
complete -c stratview -n "not __fish_seen_subcommand_from $commands" -a export -d 'Write a PDF, a page, a table or JSON'
complete -c stratview -n "not __fish_seen_subcommand_from $commands" -a import -d 'Bring documents into a comparison'
complete -c stratview -n "not __fish_seen_subcommand_from $commands" -a pack -d 'Write a comparison into one file'
complete -c stratview -n "not __fish_seen_subcommand_from $commands" -a search -d 'Find statements and passages'
complete -c stratview -n "not __fish_seen_subcommand_from $commands" -l screenshot -r -d 'Save a picture of the window'
complete -c stratview -n "not __fish_seen_subcommand_from $commands" -l new-window -d 'Open another window'
complete -c stratview -n "not __fish_seen_subcommand_from $commands" -l version -d 'Show the version'
complete -c stratview -s h -l help -d 'Show a summary'

complete -c stratview -n '__fish_seen_subcommand_from check search import' -l json -d 'Print one JSON object instead'
complete -c stratview -n '__fish_seen_subcommand_from check' -l coverage -d 'List the uncited claims'
complete -c stratview -n '__fish_seen_subcommand_from check' -l doubts -d 'List what is worth a second look'

complete -c stratview -n '__fish_seen_subcommand_from export pack' -s o -l output -r -d 'The file to write'
complete -c stratview -n '__fish_seen_subcommand_from export pack' -l force -d 'Replace the file if it exists'
complete -c stratview -n '__fish_seen_subcommand_from export' -l format -x -a '@FORMATS@' -d 'What it becomes'
complete -c stratview -n '__fish_seen_subcommand_from export' -l dimension -x -d 'Only this dimension'
complete -c stratview -n '__fish_seen_subcommand_from export' -l paper -x -a 'a4 letter' -d 'The size of the pages'
complete -c stratview -n '__fish_seen_subcommand_from export' -l landscape -d 'Lay the pages on their long side'
complete -c stratview -n '__fish_seen_subcommand_from export' -l no-appendix -d 'Leave the cited passages out'
complete -c stratview -n '__fish_seen_subcommand_from export' -l no-timeline -d 'Leave the timeline out'
complete -c stratview -n '__fish_seen_subcommand_from export' -l no-tensions -d 'Leave the tensions out'
complete -c stratview -n '__fish_seen_subcommand_from export' -l language -x -a 'en zh_CN' -d 'Language of headings'

complete -c stratview -n '__fish_seen_subcommand_from search' -l subject -x -d 'Only what is about this subject'
complete -c stratview -n '__fish_seen_subcommand_from search' -l kind -x -a 'statement quote milestone document' -d 'Only this kind'
complete -c stratview -n '__fish_seen_subcommand_from search' -l limit -x -d 'So many hits of each kind at most'

complete -c stratview -n '__fish_seen_subcommand_from import' -l into -x -a '(__fish_complete_directories)' -d 'The comparison'
complete -c stratview -n '__fish_seen_subcommand_from import' -l keep-original -d 'Keep the file itself'
complete -c stratview -n '__fish_seen_subcommand_from import' -l no-original -d 'Keep only text, pages and hash'
complete -c stratview -n '__fish_seen_subcommand_from import' -l password-file -r -d 'A file with the password'
complete -c stratview -n '__fish_seen_subcommand_from import' -l language -x -d 'The language of the texts'
complete -c stratview -n '__fish_seen_subcommand_from import' -l encoding -x -d 'The encoding of texts'
complete -c stratview -n '__fish_seen_subcommand_from import' -l dry-run -d 'Write nothing'
